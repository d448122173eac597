// Command batch is the program that a container task runs: it prints its
// arguments on one line and the environment variable ENV on the next.
//
//	$ ENV=hello batch from1 object1
//	from1 object1
//	ENV=hello
//
// Two arguments are for trials of what happens around the program. They may
// stand anywhere among the others and are not printed:
//
//	--exit-code=N     end with exit code N, from 0 to 255
//	--sleep=DURATION  take that long after printing, for example 500ms, 30s or 5m
//
// SIGTERM, which ECS sends when it stops a task, ends the program at once with
// exit code 143. An ill-formed argument for trials ends it with exit code 2.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	exitUsage = 2
	// What a shell and Docker report for a process that SIGTERM ended: 128 + 15.
	exitSIGTERM = 143
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Getenv("ENV"), os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run does the work of the program and returns its exit code. A cancelled ctx
// stands for SIGTERM.
func run(ctx context.Context, args []string, env string, stdout, stderr io.Writer) int {
	words, trial, err := parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "batch: %v\n", err)
		return exitUsage
	}

	fmt.Fprintln(stdout, strings.Join(words, " "))
	fmt.Fprintln(stdout, "ENV="+env)

	if trial.sleep > 0 {
		select {
		case <-time.After(trial.sleep):
		case <-ctx.Done():
		}
	}
	if ctx.Err() != nil {
		fmt.Fprintln(stderr, "batch: stopped by SIGTERM")
		return exitSIGTERM
	}
	return trial.exitCode
}

// trial is what the arguments for trials ask for; its zero value asks for nothing.
type trial struct {
	exitCode int
	sleep    time.Duration
}

// parse parts the arguments for trials from the words to print.
func parse(args []string) (words []string, t trial, err error) {
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		switch name {
		case "--exit-code":
			t.exitCode, err = strconv.Atoi(value)
			if err != nil || t.exitCode < 0 || t.exitCode > 255 {
				return nil, trial{}, fmt.Errorf("%q: an exit code is a whole number from 0 to 255; write for example --exit-code=3", arg)
			}
		case "--sleep":
			t.sleep, err = time.ParseDuration(value)
			if err != nil || t.sleep < 0 {
				return nil, trial{}, fmt.Errorf("%q: a time to sleep is a number with a unit; write for example --sleep=500ms, --sleep=30s or --sleep=5m", arg)
			}
		default:
			words = append(words, arg)
		}
	}
	return words, t, nil
}
