package lesson

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// project is a project with one lesson, whose document is that of three students.
func project(t *testing.T, text string) fstest.MapFS {
	t.Helper()
	study, err := os.ReadFile("../../static/lessons/documents/study.json")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		path.Join(Folder, "01-first.md"):              {Data: []byte(text)},
		path.Join(Folder, "documents", "study.json"):  {Data: study},
		path.Join(Folder, "documents", "again.json"):  {Data: study},
		path.Join(Folder, "documents", "broken.json"): {Data: []byte(`{"chainrule": 1, "tabel": 2}`)},
	}
}

const head = "---\ntitle: First\nquestion: Why?\ncan: You can.\nreads: practise\ndocument: study\n---\n" // 7 lines

const task = "```task\nid: one\nsay: Do it.\nwhen: K = 2\ndo: role \"result\" = target\ndo: role \"mark\" = ignore\ndone: It is done.\n```\n"

// with is the task with a line in place of another.
func with(old, now string) string { return head + strings.Replace(task, old, now, 1) }

// TestAll reads the lessons that there are.
func TestAll(t *testing.T) {
	list, err := All(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 || list[0].Name != "table" {
		t.Errorf("the first of %d lessons is not table", len(list))
	}
}

// TestRead reads a small lesson whole.
func TestRead(t *testing.T) {
	list, err := All(project(t, head+"Here $x[2,1] = 4$, and $L[2] = ?$.\n\n"+task))
	if err != nil {
		t.Fatal(err)
	}
	parts := list[0].Parts
	if len(parts) != 2 || parts[1].Task == nil || parts[1].Task.Say != "Do it." {
		t.Fatalf("the parts are %+v", parts)
	}
	for _, want := range []string{
		`<math tabindex="0" class="formula`, `<msub class="x" data-ref="x[2,1]"><mi>x</mi><mn>21</mn></msub><mo>=</mo><mn>4</mn>`,
		`<mn class="live" data-live="L[2]">`,
	} {
		if !strings.Contains(string(parts[0].Text), want) {
			t.Errorf("%s is not in %s", want, parts[0].Text)
		}
	}
}

// TestTied keeps marks behind formulas on their line, and nothing else.
func TestTied(t *testing.T) {
	const got = `<p><math><mi>a</mi></math> and <math>b</math>, or <math>c</math>).</p>`
	const want = `<p><math><mi>a</mi></math> and <span class="tied"><math>b</math>,</span> or <span class="tied"><math>c</math>).</span></p>`
	if tied(got) != want {
		t.Errorf("got %s", tied(got))
	}
}

// TestBad has a lesson of each kind that is refused, with the line and a part of what is said.
func TestBad(t *testing.T) {
	for _, test := range []struct {
		name, text string
		line       string
		says       string
	}{
		{"no head", "Text", ":1:", "begins with its head"},
		{"unknown key in the head", strings.Replace(head, "title", "titel", 1) + task, ":2:", `the head has no "titel"`},
		{"missing key in the head", strings.Replace(head, "can: You can.\n", "", 1) + task, ":1:", "needs can:"},
		{"a tab that there is not", strings.Replace(head, "practise", "nothing", 1) + task, ":5:", `not "nothing"`},
		{"a key twice", strings.Replace(head, "can: You can.", "can: You can.\ntitle: Again", 1) + task, ":5:", "is there twice"},
		{"no such document", strings.Replace(head, "study", "nothing", 1) + task, ":6:", "there is no document nothing"},
		{"a document outside", strings.Replace(head, "study", "../study", 1) + task, ":6:", "a document has a name"},
		{"a broken document", strings.Replace(head, "study", "broken", 1) + task, ":6:", "tabel"},
		{"a panel that there is not", strings.Replace(head, "document", "show: table, map\ndocument", 1) + task, ":6:", `not "map"`},
		{"a row that there is not", strings.Replace(head, "document: study", "document: study\nrow: 9", 1) + task, ":7:", "9"},
		{"a weight that there is not", strings.Replace(head, "document: study", "document: study\nparameter: beta[1,9]", 1) + task, ":7:", "beta[1,9]"},
		{"a lesson that takes too long", head + task + "\n" + strings.Repeat("One word more. ", 1000) + "\n", ":1:", "it takes about 17 minutes, and a lesson takes no more than 15"},
		{"nothing to do", head + "Text.\n", ":1:", "a lesson has a task"},

		{"a formula without an end", head + task + "\nHere $x[2,1] is.\n", ":17:", "does not end"},
		{"a formula that cannot be read", head + task + "\n\nText.\nHere $x[2,$ is.\n", ":19:", "cannot be read"},
		{"a quantity that there is not", head + task + "\n$x[9,1]$\n", ":17:", "has no value"},
		{"a wrong number", head + task + "\n$x[2,1] = 5$\n", ":17:", "= stands between 4 and 5"},
		{"a wrong last digit", head + task + "\n$sigma(1) = 0.7312$\n", ":17:", "= stands between"},
		{"a number that is only nearly right", head + task + "\n$a[1,1] ≈ 1.2$\n", ":17:", "≈ stands between"},
		{"a wrong relation", head + task + "\n$x[2,1] < 3$\n", ":17:", "< stands between 4 and 3"},
		{"a ? without a value", head + task + "\n$? = 3$\n", ":17:", "a ? stands behind an ="},
		{"a wrong number in the second line of a paragraph", head + task + "\nOne line,\nand $P = 4$.\n", ":18:", "= stands between 3 and 4"},

		{"a result in the text", head + task + "\nIt is 0.7311.\n", ":17:", "0.7311 is not checked"},
		{"a result in a table", head + task + "\n| a |\n| --- |\n| −12.25 |\n", ":19:", "12.25 is not checked"},
		{"a result in what is said", with("It is done.", "It is 2.718 now."), ":14:", "2.718 is not checked"},
		{"a claim that is wrong", head + task + "\n$0.7312: sigma(1)$\n", ":17:", "= stands between"},
		{"a claim about what is not there", head + task + "\n$0.7311: z[9,1]$\n", ":17:", "has no value"},
		{"a claim without a value", head + task + "\n$0.7311: x[i,j]$\n", ":17:", "has no value"},
		{"a claim of a formula", head + task + "\n$x[2,1]: 4$\n", ":17:", "before the : stands a number"},
		{"a claim that is wrong once a task is done", with("It is done.", "Now $1: K$."), ":14:", "when the task one is done, $1 = K$"},
		{"a print that nobody knows", head + task + "\n```text\n[[0.7311 1.25]]\n```\n", ":18:", "0.7311 is not checked"},
		{"a print that is something else", head + task + "\n```text z with no-bias\n[[4. 2.]\n [6. 8.]\n [1. 7.]]\n```\n", ":18:", "and not z with no-bias"},

		{"HTML", head + task + "\n<b>bold</b>\n", ":17:", "HTML is not for lessons"},
		{"HTML within a line", head + task + "\nA <b>bold</b> word.\n", ":17:", "HTML is not for lessons"},
		{"a picture", head + task + "\n![x](y.png)\n", ":17:", "pictures"},
		{"a title in the text", head + task + "\n# Title\n", ":17:", "headings begin with ##"},
		{"a link to http", head + task + "\n[there](http://example.org)\n", ":17:", "a link leads to"},
		{"a link to no lesson", head + task + "\n[there](lesson:nowhere)\n", ":1:", `no lesson "nowhere"`},
		{"a block that there is not", head + task + "\n```tsak\nid: x\n```\n", ":18:", `there is no block "tsak"`},

		{"a line without a key", with("say: Do it.", "Do it."), ":10:", "is not key: text"},
		{"a key that a task has not", with("say:", "sya:"), ":10:", `a task has no "sya"`},
		{"a task without an id", with("id: one\n", ""), ":8:", "a task needs id:"},
		{"an id with a capital", with("id: one", "id: One"), ":9:", "an id is a name"},
		{"an id twice", head + task + "\n" + task, ":18:", `has the id "one" already`},
		{"a task without a condition", with("when: K = 2\n", ""), ":8:", "needs when: or ask:"},
		{"a task without a solution", head + "```task\nid: one\nsay: Do it.\nwhen: K = 2\ndone: It is.\n```\n", ":8:", "needs do:"},
		{"a condition that cannot be read", with("K = 2", "K is two"), ":11:", "is no condition"},
		{"a quantity in a condition that cannot be read", with("K = 2", "Q[1] = 2"), ":11:", "Q"},
		{"an activation that there is not", with("K = 2", "activation 1 is tanhh"), ":11:", "there is no activation"},
		{"a column that is something else", with("K = 2", `column "mark" is red`), ":11:", "a column is input"},
		{"a sum around start", with("K = 2", "sum(k=1..2, start(f[k,1])) = 2"), ":11:", "put the whole sum into start"},
		{"a task that is done before", with("K = 2", "K = 1"), ":8:", "is done before"},
		{"a solution that solves nothing", with("K = 2", "K = 3"), ":13:", "is not done by its steps: K = 3 does not hold; K is 2"},
		{"a wrong number when a task is done", with("It is done.", "Now $K = 3$."), ":14:", "when the task one is done, $K = 3$: in the document study, = stands between 2 and 3"},
		{"a step that there is not", with(`do: role "mark" = ignore`, "do: nothing"), ":13:", "is no step"},
		{"a step with another column", with(`do: role "mark"`, `do: role "marks"`), ":13:", `there is no column "marks"`},
		{"near without a bar", with("done:", "near: K = 3\ndone:"), ":14:", "a condition, a bar"},
		{"an answer without a question", with("done:", "answer: 3\ndone:"), ":14:", "belongs to a question"},
		{"a question without an answer", with("done:", "ask: How many?\ndone:"), ":14:", "needs answer:"},
		{"a wrong answer in the solution", with("done:", "ask: How many?\nanswer: K\ndo: answer 7\ndone:"), ":16:", "the answer 7 is not right"},
		{"a text of two paragraphs", with("say: Do it.", "say: - a list"), ":10:", "one paragraph"},

		{"an exercise about nothing", head + "```exercise\nid: one\n```\n", ":8:", "either ask: or level:"},
		{"an exercise about what is not there", head + "```exercise\nid: one\nask: z[3,1]\n```\n", ":10:", "z[3,1]"},
		{"a derivation of no derivative", head + "```exercise\nid: one\nask: z[1,1]\nform: lines\n```\n", ":10:", "a derivation is of a derivative"},
		{"a level that there is not", head + "```exercise\nid: one\nlevel: 99\n```\n", ":10:", "whole number"},
		{"a document to open that is not there", head + task + "```open\ndocument: nothing\nsay: Open it.\n```\n", ":17:", "there is no document nothing"},
		{"two documents of one title", head + task + "```open\ndocument: again\nsay: Open it.\n```\n", ":1:", "the same title"},
		{"a figure of a row that is not there", head + task + "```look\npanel: diagram\nrow: 9\nsay: Look.\n```\n", ":18:", "9"},
		{"a slider of a weight that is not there", head + task + "```try\nmove: beta[4,1]\nfrom: 0\nto: 1\nwatch: L\nsay: Try.\n```\n", ":17:", "beta[4,1]"},
		{"a slider that goes back", head + task + "```try\nmove: beta[1,1]\nfrom: 2\nto: 1\nwatch: L\nsay: Try.\n```\n", ":16:", "a larger one"},
		{"a slider that watches nothing", head + task + "```try\nmove: beta[1,1]\nfrom: 0\nto: 1\nwatch: f[7,1]\nsay: Try.\n```\n", ":20:", "f[7,1]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := All(project(t, test.text))
			if err == nil {
				t.Fatal("it is not refused")
			}
			where := path.Join(Folder, "01-first.md") + test.line
			if !strings.Contains(err.Error(), where) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("it is refused with\n%v\nand not at %s with %q", err, where, test.says)
			}
		})
	}
}

// TestBadName refuses a file that is called otherwise.
func TestBadName(t *testing.T) {
	files := project(t, head+task)
	files[path.Join(Folder, "Second.md")] = files[path.Join(Folder, "01-first.md")]
	if _, err := All(files); err == nil || !strings.Contains(err.Error(), "Second.md:1: a lesson's file is called") {
		t.Errorf("got %v", err)
	}
}

// TestMinutes reckons how long a lesson takes: 180 words a minute, and the time for what is to be done, but not for what is said to wrong answers.
func TestMinutes(t *testing.T) {
	long := strings.Repeat("word ", 178) + "and $x[2,1] = 4$\n\n" // 180 words
	exercise := "```exercise\nid: two\nask: x[1,1], x[1,2], x[2,1], x[2,2]\n```\n"
	for _, c := range []struct {
		text string
		want int
	}{
		{long + exercise, 3}, // 1 + 4 · 0.5
		{long + long + exercise, 4},
		{long + strings.Replace(task, "done:", "near: K = 3 | "+strings.Repeat("no ", 900)+"\nhint: "+strings.Repeat("so ", 900)+"\ndone:", 1), 1}, // 1 + 25/60 + 6/180
	} {
		list, err := All(project(t, head+c.text))
		if err != nil {
			t.Fatal(err)
		}
		if got := list[0].Minutes; got != c.want {
			t.Errorf("%d minutes, want %d", got, c.want)
		}
	}
}

// TestTogether wants the lessons to take about as long as the README says.
func TestTogether(t *testing.T) {
	list, err := All(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	all := 0
	for _, r := range list {
		all += r.Minutes
	}
	if all < 120 || all > 150 {
		t.Errorf("the lessons take %d minutes in all, and README.md says two hours and a quarter", all)
	}
}
