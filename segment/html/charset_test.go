package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/segment/html"
)

func TestCharset(t *testing.T) {
	const pragma = `<meta http-equiv="Content-Type" content="text/html; charset=`
	for name, c := range map[string]struct{ page, want string }{
		"charset":              {`<html><head><meta charset="ISO-8859-1">`, "iso-8859-1"},
		"without quotes":       {`<META CHARSET=Windows-1252/>`, "windows-1252/"},
		"closing itself":       {`<meta charset=utf-8 />`, "utf-8"},
		"http-equiv":           {pragma + `iso-8859-15">`, "iso-8859-15"},
		"http-equiv behind":    {`<meta content='charset = "UTF-8"' http-equiv=content-type>`, "utf-8"},
		"with more":            {pragma + `utf-8; x=y">`, "utf-8"},
		"content alone":        {`<meta content="text/html; charset=utf-8">`, ""},
		"another http-equiv":   {`<meta http-equiv=refresh content="charset=utf-8">`, ""},
		"the first":            {`<meta name=x><meta charset=a><meta charset=b>`, "a"},
		"an empty one before":  {`<meta charset=""><meta charset=" b ">`, "b"},
		"in title":             {`<title><meta charset=a></title>`, "a"},
		"in a comment":         {`<!-- <meta charset=a> --><meta charset=b>`, "b"},
		"in noscript":          {`<noscript><meta charset=a></noscript>`, "a"},
		"no label":             {"<meta charset='a b'><meta charset='\xe9'>", ""},
		"a quote left open":    {`<meta http-equiv=content-type content="charset='a">`, ""},
		"charset twice":        {`<meta http-equiv=content-type content="charset charset=a">`, "a"},
		"nothing":              {``, ""},
		"no page":              {"\x00\xff<", ""},
		"far down":             {strings.Repeat(" ", 1000) + `<meta charset=a>`, "a"},
		"too far down":         {strings.Repeat(" ", 1010) + `<meta charset=a>`, ""},
		"references":           {`<meta charset="utf&#45;8">`, "utf-8"},
		"no value":             {pragma + `">`, ""},
		"a byte order mark":    {"\ufeff<meta charset=a>", "a"},
		"behind a declaration": {`<?xml version="1.0" encoding="a"?><!DOCTYPE html><meta charset=b>`, "b"},
	} {
		t.Run(name, func(t *testing.T) {
			label, ok := html.Charset([]byte(c.page))
			assert.Equal(t, c.want, label)
			assert.Equal(t, c.want != "", ok)
		})
	}
}
