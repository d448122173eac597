package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

func TestRun(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		env    string
		stdout string
		stderr string // a part of it; empty means that nothing is written
		code   int
	}{
		{
			name: "prints the arguments on one line and ENV on the next",
			args: []string{"from1", "object1"}, env: "Start Execution input1",
			stdout: "from1 object1\nENV=Start Execution input1\n",
		},
		{
			name:   "prints an empty line and an empty ENV when it is given neither",
			stdout: "\nENV=\n",
		},
		{
			name: "prints an argument as it came, spaces and all",
			args: []string{"a b", "", "--date=2026-11-24"}, env: "$ENV",
			stdout: "a b  --date=2026-11-24\nENV=$ENV\n",
		},
		{
			name: "ends with the exit code that was asked for, and does not print the request",
			args: []string{"from1", "--exit-code=3", "object1"}, env: "x",
			stdout: "from1 object1\nENV=x\n", code: 3,
		},
		{
			name: "takes the highest exit code",
			args: []string{"--exit-code=255"}, stdout: "\nENV=\n", code: 255,
		},
		{
			name: "sleeps after printing and then ends with the exit code",
			args: []string{"--sleep=1ms", "--exit-code=4"}, stdout: "\nENV=\n", code: 4,
		},
		{
			name: "refuses an exit code that is no number",
			args: []string{"from1", "--exit-code=three"}, stderr: `"--exit-code=three": an exit code is a whole number from 0 to 255`, code: 2,
		},
		{
			name: "refuses an exit code without a value",
			args: []string{"--exit-code", "3"}, stderr: "write for example --exit-code=3", code: 2,
		},
		{
			name: "refuses an exit code below 0",
			args: []string{"--exit-code=-1"}, stderr: `"--exit-code=-1"`, code: 2,
		},
		{
			name: "refuses an exit code that a process cannot have",
			args: []string{"--exit-code=256"}, stderr: `"--exit-code=256"`, code: 2,
		},
		{
			name: "refuses a time to sleep without a unit",
			args: []string{"--sleep=30"}, stderr: `"--sleep=30": a time to sleep is a number with a unit`, code: 2,
		},
		{
			name: "refuses a negative time to sleep",
			args: []string{"--sleep=-1s"}, stderr: `"--sleep=-1s"`, code: 2,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			code := run(context.Background(), test.args, test.env, &stdout, &stderr)
			if code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if stdout.String() != test.stdout {
				t.Errorf("stdout %q, want %q", stdout.String(), test.stdout)
			}
			if got := stderr.String(); (test.stderr == "") != (got == "") || !strings.Contains(got, test.stderr) {
				t.Errorf("stderr %q, want %q in it", got, test.stderr)
			}
		})
	}
}

func TestSIGTERMEndsASleepAtOnce(t *testing.T) {
	ctx, sigterm := context.WithCancel(context.Background())
	sigterm()
	var stdout, stderr bytes.Buffer
	started := time.Now()
	code := run(ctx, []string{"from1", "--sleep=1h"}, "x", &stdout, &stderr)
	if code != 143 {
		t.Errorf("exit code %d, want 143", code)
	}
	if stdout.String() != "from1\nENV=x\n" {
		t.Errorf("stdout %q: what was printed before the signal is lost", stdout.String())
	}
	if stderr.String() != "batch: stopped by SIGTERM\n" {
		t.Errorf("stderr %q", stderr.String())
	}
	if took := time.Since(started); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
