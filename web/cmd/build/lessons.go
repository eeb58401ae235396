package main

import (
	"encoding/json"
	"errors"
	"html"
	"os"
	"path"

	"chainrule/web/lesson"

	enginelesson "chainrule/engine/lesson"
)

// addLessons adds the lessons as the program reads them, each a file, and the list of them.
func (s *site) addLessons() ([]*lesson.Read, error) {
	all, err := lesson.All(os.DirFS("."))
	if err != nil {
		return nil, err
	}
	list := []enginelesson.Listed{}
	for _, r := range all {
		text, err := json.Marshal(r.Lesson)
		if err != nil {
			return nil, err
		}
		name := path.Join("lessons", r.Name+".json")
		file, err := s.addHashed(name, text)
		if err := errors.Join(err, s.addHanded(file, text)); err != nil {
			return nil, err
		}
		s.hashed(name) // the list links to it
		l := r.Listed
		l.File = file
		list = append(list, l)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	file, err := s.addHashed("lessons.json", text)
	return all, errors.Join(err, s.addHanded(file, text))
}

// addLessonPages adds a page for each lesson, which can be read and printed without the program, and one with the list of them.
func (s *site) addLessonPages(all []*lesson.Read, styles string) error {
	if _, err := s.addHashed("app.css", []byte(styles)); err != nil {
		return err
	}
	if err := s.addScript("lesson.js", nil, "web/page/place.js", "web/page/lesson.js"); err != nil {
		return err
	}
	const file = "web/page/lesson.html"
	for _, r := range all {
		article, err := r.Article(all)
		if err != nil {
			return err
		}
		err = s.addPage(path.Join("learn", r.Name, "index.html"), file,
			replacement{old: "DESCRIPTION", new: html.EscapeString(r.Question + " " + r.Title), times: 1},
			replacement{old: "TITLE", new: html.EscapeString(r.Title), times: 1},
			replacement{old: `content="LESSON"`, new: `content="` + r.Name + `"`, times: 1},
			replacement{old: "ARTICLE", new: article, times: 1},
		)
		if err != nil {
			return err
		}
	}
	return s.addPage("learn/index.html", "web/page/lessons.html", replacement{old: "ARTICLE", new: lesson.Contents(all), times: 1})
}
