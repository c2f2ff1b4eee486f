package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Calls.Call;
import java.time.Duration;

/** Sends a call to the page, the control of the simulator or, past the faults, to the REST API. */
final class Front {

  private final Page page;
  private final Control control;
  private final Api api;
  private final Faults faults;
  private final Calls calls;
  private final Rendering rendering;

  Front(Page page, Control control, Api api, Faults faults, Calls calls, Rendering rendering) {
    this.page = page;
    this.control = control;
    this.api = api;
    this.faults = faults;
    this.calls = calls;
    this.rendering = rendering;
  }

  HttpReply answer(Request request) {
    if (Page.isMeant(request)) {
      return page.answer(request);
    }
    if (Control.isMeant(request)) {
      return control.answer(request);
    }
    var fault = faults.take(request);
    fault.map(Fault::delay).ifPresent(Front::pause);
    var reply = fault.flatMap(Fault::reply).orElseGet(() -> api.answer(request));
    calls.add(new Call(request.method(), request.path(), request.query(), reply.status()));
    return rendering.render(request, reply);
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
