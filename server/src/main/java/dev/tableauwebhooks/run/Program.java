package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.handler.HandlerContext;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.Workflow;

/** What a run executes. */
public sealed interface Program {

  /** Unique among the active programs. */
  String name();

  Trigger trigger();

  Revision revision();

  /** A workflow of a YAML file. */
  record OfWorkflow(Workflow workflow) implements Program {
    public OfWorkflow {
      requireNonNull(workflow, "workflow");
    }

    @Override
    public String name() {
      return workflow.name();
    }

    @Override
    public Trigger trigger() {
      return workflow.trigger();
    }

    @Override
    public Revision revision() {
      return workflow.revision();
    }
  }

  /** A Java handler. */
  record OfHandler(String name, Trigger trigger, Revision revision, Call call) implements Program {
    public OfHandler {
      requireNonNull(name, "name");
      requireNonNull(trigger, "trigger");
      requireNonNull(revision, "revision");
      requireNonNull(call, "call");
    }
  }

  /** Calls the method of a handler that an event belongs to. */
  @FunctionalInterface
  interface Call {
    void on(TableauEvent event, HandlerContext context) throws Exception;
  }
}
