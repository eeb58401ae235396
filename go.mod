module chainrule

go 1.26
