package draw

import (
	"math"
	"slices"
	"testing"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/random"
)

// tally counts what is met, by level and mistake.
type tally struct {
	made map[int]map[string]int // exercises in which a mistake can be made
	seen map[int]int            // exercises
}

// next is the mistake that was met least, and the level in which it is met most often. The mistake is "" for a level that is
// hardly known yet.
func (c *tally) next(wanted int) (level int, rarest string, more bool) {
	for level := 1; level <= Levels(); level++ {
		if c.seen[level] < 20 {
			return level, "", true
		}
	}
	least := math.MaxInt
	for _, m := range mistake.Catalogue() {
		if n := c.count(m.ID); n < least {
			rarest, least = m.ID, n
		}
	}
	best := -1.0
	for at := 1; at <= Levels(); at++ {
		if rate := float64(1+c.made[at][rarest]) / float64(c.seen[at]); rate > best {
			best, level = rate, at
		}
	}
	return level, rarest, least < wanted
}

// count is in how many exercises a mistake was met.
func (c *tally) count(id string) int {
	n := 0
	for level := range c.made {
		n += c.made[level][id]
	}
	return n
}

// drawWith draws an exercise as Draw does, and goes on for a while until a mistake can be made in it.
func drawWith(level int, id string, r *random.SplitMix64) *Drawn {
	for range 300 {
		p, ok := levels[level-1].pick(exercise.Number, r.Below(1<<16), r)
		if !ok || id != "" && len((&mistake.Case{System: work.New(p.numbers), Asked: p.asked}).Of(mistake.ByID(id))) == 0 {
			continue
		}
		if d := p.exercise(exercise.Number); d.Sharp() {
			return d
		}
	}
	return nil
}

// TestEveryMistakeIsNamed makes every mistake of the catalogue in 200 drawn exercises, rounds its number as a person does,
// to the digits asked for or some more, and wants it named: alone, or with mistakes that always lead to the same number.
func TestEveryMistakeIsNamed(t *testing.T) {
	const shards, each = 2, 200
	for shard := range shards {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			c := tally{map[int]map[string]int{}, map[int]int{}}
			wrong := map[string]int{}
			r := random.SplitMix64(shard)
			for {
				level, rarest, more := c.next(each / shards)
				if !more {
					break
				}
				d := drawWith(level, rarest, &r)
				if c.made[level] == nil {
					c.made[level] = map[string]int{}
				}
				c.seen[level]++
				if d == nil {
					continue
				}
				met := map[string]bool{}
				for _, f := range d.Mistakes() {
					text := exercise.Rounded(f.Value, d.Digits+r.Below(3))
					v, err := d.Answer(text)
					if err != nil {
						t.Fatalf("%s: %v", text, err)
					}
					met[f.ID] = true
					if v.Correct || !named(d.Exercise, f, v) {
						wrong[f.ID]++
						t.Logf("level %d, %s is %v: %s after %s is called %v", level, d.Asked.ID(), d.Right(), text, f.ID, v)
					}
				}
				for id := range met {
					c.made[level][id]++
				}
			}
			for _, m := range mistake.Catalogue() {
				if made := c.count(m.ID); wrong[m.ID]*100 > made {
					t.Errorf("%s is not named in %d cases, of %d exercises", m.ID, wrong[m.ID], made)
				}
			}
		})
	}
}

// named reports whether a verdict names a mistake, and no other but such as always lead to the same number.
func named(x *exercise.Exercise, f *mistake.Found, v exercise.Verdict) bool {
	r := random.SplitMix64(5)
	s := x.System().SameClasses(&r)
	for _, m := range v.Mistakes {
		if m == f.Mistake {
			continue
		}
		always := slices.ContainsFunc(x.Mistakes(), func(g *mistake.Found) bool {
			if g.Mistake != m {
				return false
			}
			a, b := f.In(s, x.Asked), g.In(s, x.Asked)
			return math.Abs(a-b) <= 1e-8*math.Abs(a)
		})
		if !always {
			return false
		}
	}
	return slices.Contains(v.Mistakes, f.Mistake)
}
