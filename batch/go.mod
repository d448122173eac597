module batch

go 1.22
