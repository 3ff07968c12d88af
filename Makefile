# Thin fronts on packaging/tasks.py, which works without make as well.
# Arguments for a task: make test ARGS="-k clock"

PYTHON ?= python3
TASKS := setup demo app test test-slow check bench gallery translations

.PHONY: help $(TASKS)

help:
	@echo "make TASK [ARGS=...], where TASK is one of: $(TASKS)"

$(TASKS):
	@$(PYTHON) packaging/tasks.py $@ $(ARGS)
