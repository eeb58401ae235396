package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

// packer compresses the program. Many static hosts do not, and the page unpacks it itself.
type packer struct {
	suffix string
	level  string
	pack   func(data []byte) ([]byte, error)
}

// packers gives the ways to pack: by gzip, which every browser unpacks, and where this machine has xz also by that, which gives two thirds of
// the bytes.
func packers(fast bool) []packer {
	level, xz := gzip.BestCompression, "9e"
	if fast {
		level, xz = gzip.BestSpeed, "0"
	}
	list := []packer{{".gz", fmt.Sprint(level), func(data []byte) ([]byte, error) {
		var packed bytes.Buffer
		w, err := gzip.NewWriterLevel(&packed, level)
		if err != nil {
			return nil, err
		}
		_, err = w.Write(data)
		if err = errors.Join(err, w.Close()); err != nil {
			return nil, err
		}
		return packed.Bytes(), nil
	}}}
	tool, err := exec.LookPath("xz")
	if err != nil {
		log.Print("there is no xz here, so that the program is packed by gzip alone; on Debian: apt-get install xz-utils")
		return list
	}
	return append(list, packer{".xz", xz, func(data []byte) ([]byte, error) {
		// the dictionary is as large as the program, and what unpacks it needs that much memory; it knows CRC32 alone
		cmd := exec.Command(tool, "--compress", "--stdout", "--format=xz", "--check=crc32", "--threads=1", "--lzma2=preset="+xz+",dict=16MiB")
		cmd.Stdin = bytes.NewReader(data)
		packed, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("xz: %w", explain(err))
		}
		return packed, nil
	}})
}

// addProgram adds a part of the program, packed in every way and not at all. It gives its name.
func (s *site) addProgram(plain string, data []byte, fast bool) (string, error) {
	name, err := s.addHashed(plain, data)
	if err != nil {
		return "", err
	}
	for _, p := range packers(fast) {
		packed, err := p.cached(filepath.Join(work, "packed", plain, name+p.suffix), data)
		if err != nil {
			return "", err
		}
		if err := s.add(name+p.suffix, packed); err != nil {
			return "", err
		}
		if p.suffix == ".gz" { // which every browser unpacks
			if err := s.addHanded(name+p.suffix, packed); err != nil {
				return "", err
			}
		}
	}
	return name, nil
}

// cached packs data, or takes what an earlier build packed. The file's name carries the hash of data.
func (p packer) cached(file string, data []byte) ([]byte, error) {
	file += "." + p.level
	if packed, err := os.ReadFile(file); err == nil {
		return packed, nil
	}
	if err := removeAll(filepath.Dir(file), "*"+p.suffix+"."+p.level); err != nil {
		return nil, err
	}
	packed, err := p.pack(data)
	if err != nil {
		return nil, err
	}
	return packed, write(file, string(packed))
}

func removeAll(folder, pattern string) error {
	files, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	return nil
}
