"""Runs a workload with moto's executor, as its documentation shows: in this process, through boto3."""

import json
import os
import resource
import sys
import time


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


def main(workload):
    import boto3
    from moto import mock_aws

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        os.environ[name] = "testing"
    with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
        sfn = boto3.client("stepfunctions", region_name="us-east-1")
        start, began = cpu(), time.monotonic()
        machine = sfn.create_state_machine(
            name="bench",
            definition=json.dumps(workload["definition"]),
            roleArn="arn:aws:iam::123456789012:role/bench",
        )["stateMachineArn"]
        for number in range(workload["executions"]):
            output = run(sfn, machine, f"run-{number}", workload["input"])
        work, wall = cpu() - start, (time.monotonic() - began) * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return {"start": start, "work": work, "wall": wall, "memory": memory, "output": output}


def run(sfn, machine, name, input):
    arn = sfn.start_execution(stateMachineArn=machine, name=name, input=json.dumps(input))["executionArn"]
    # Looking costs, so a run that lasts is looked at less and less often.
    pause = 0.005
    while True:
        time.sleep(pause)
        execution = sfn.describe_execution(executionArn=arn)
        if execution["status"] == "SUCCEEDED":
            return json.loads(execution["output"])
        if execution["status"] != "RUNNING":
            raise RuntimeError(f"{execution['status']} {execution.get('error', '')}: {execution.get('cause', '')}")
        pause = min(pause * 1.5, 0.5)


if __name__ == "__main__":
    try:
        print(json.dumps(main(json.load(sys.stdin))))
    except Exception as error:
        print(json.dumps({"problem": f"{type(error).__name__}: {error}"}))
