package scorm

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"text/template"
)

// The manifests follow the order of elements of the IMS content packaging schemas, 1.1.2 for SCORM 1.2 and
// 1.1.4 for SCORM 2004, with ADL's attributes; see SCORM 1.2 Content Aggregation Model, section 2.3, and
// SCORM 2004 4th Edition Content Aggregation Model, section 3.4. The schemas themselves are not packed, as they
// are not ours to hand on; systems bring them.
var manifest = template.Must(template.New("manifest").Funcs(template.FuncMap{"text": escape, "address": address}).Parse(`<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{{.Identifier}}" version="1.0" {{.Namespaces}}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{{.SchemaVersion}}</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{{text .Title}}</title>
      <item identifier="item" identifierref="unit" isvisible="true">
        <title>{{text .Title}}</title>
{{.Sequencing}}      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="unit" type="webcontent" adlcp:{{.Type}}="sco" href="{{.Page}}">
{{range .Files}}      <file href="{{address .}}"/>
{{end}}    </resource>
  </resources>
</manifest>
`))

// standard is in what the manifests of the versions differ.
type standard struct{ Namespaces, SchemaVersion, Type, Sequencing string }

var standards = map[Version]standard{
	V12: {
		Namespaces:    `xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"`,
		SchemaVersion: "1.2", Type: "scormtype",
	},
	V2004: {
		Namespaces:    `xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"`,
		SchemaVersion: "2004 4th Edition", Type: "scormType",
		Sequencing: `        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
`,
	},
}

func escape(s string) (string, error) {
	var out strings.Builder
	err := xml.EscapeText(&out, []byte(s))
	return out.String(), err
}

// address is a file's name as a relative address.
func address(name string) (string, error) { return escape((&url.URL{Path: name}).EscapedPath()) }

func manifestOf(v Version, identifier, title string, files []string) ([]byte, error) {
	of, ok := standards[v]
	if !ok {
		return nil, fmt.Errorf("there is no SCORM %q; there are %v", v, Versions)
	}
	var out bytes.Buffer
	err := manifest.Execute(&out, struct {
		standard
		Identifier, Title, Page string
		Files                   []string
	}{of, identifier, title, unitPage, files})
	return out.Bytes(), err
}
