#!/bin/sh
# What cdktf-cli starts as Terraform: running-terraform.ts says so, and why.
# TERRAFORM_RUNS is a folder: a file named by this process's id is there while Terraform runs, "failed" when one has failed.

# Only what changes resources is given a terminal; the rest is read through pipes and is cdktf-cli's to end.
[ -t 0 ] || exec "$TERRAFORM" "$@"

trap '' HUP # Terraform inherits this.
trap : INT  # This shell outlives an interrupt; Terraform gets its own.
: >"$TERRAFORM_RUNS/$$"
"$TERRAFORM" "$@"
status=$?
[ $status -eq 0 ] || : >"$TERRAFORM_RUNS/failed"
rm -f "$TERRAFORM_RUNS/$$"
exit $status
