package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.codec.SampleEvents;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.time.InstantSource;
import java.util.Map;

/** Makes events that this release does not know, as a later Tableau may send them. */
final class UnknownEvent {

  private UnknownEvent() {}

  /** About a flow of the demo site; the simulator would not send it. */
  static SentEvent of(TableauSimulator tableau, String type) {
    var flow = tableau.flows().getFirst();
    var fields =
        Map.of(
            "resource_name", flow.name(),
            "resource_luid", flow.luid(),
            "site_luid", DemoSite.LUID);
    return SentEvent.of(new SampleEvents(InstantSource.system()).unknown(type, fields));
  }
}
