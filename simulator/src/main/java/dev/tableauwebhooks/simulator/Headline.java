package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.scenario.Happening;

/** Says in a few words what a scenario does. */
final class Headline {

  private Headline() {}

  static String of(Happening happening) {
    return switch (happening) {
      case Happening.Jobs jobs ->
          "%s '%s'%s"
              .formatted(
                  verb(jobs.kind()),
                  jobs.of(),
                  jobs.error().map(error -> ", to fail: " + error).orElse(""));
      case Happening.Publish(var content) -> "Publish '%s'".formatted(content.name());
      case Happening.Update update -> "Update '%s'".formatted(update.of());
      case Happening.Delete(var of) -> "Delete '%s'".formatted(of);
      case Happening.Tag tag ->
          "%s '%s' %s"
              .formatted(
                  tag.removed().isEmpty() ? "Tag" : "Untag",
                  tag.of(),
                  tag.removed().isEmpty() ? tag.added() : tag.removed());
      case Happening.Label label ->
          "%s '%s': %s".formatted(label.removed() ? "Unlabel" : "Label", label.of(), label.value());
      case Happening.AddUser(var user) -> "Add the user '%s'".formatted(user.name());
      case Happening.SetRole(var user, var role) -> "Make '%s' a %s".formatted(user, role);
      case Happening.DeleteUser(var user) -> "Delete the user '%s'".formatted(user);
      case Happening.Outage outage ->
          outage.status() == 0
              ? "Deliveries are off for a while"
              : "The REST API answers %d for a while".formatted(outage.status());
      case Happening.Webhooks hooks ->
          "%s the webhooks '%s'".formatted(hooks.enabled() ? "Enable" : "Disable", hooks.form());
      case Happening.Fire fire -> "Fire %s for '%s'".formatted(fire.event(), fire.resource());
      case Happening.Say(var text) -> text;
    };
  }

  private static String verb(Happening.JobKind kind) {
    return switch (kind) {
      case REFRESH -> "Refresh";
      case INCREMENTAL_REFRESH -> "Refresh the new rows of";
      case BRIDGE_REFRESH -> "Refresh through Bridge";
      case FLOW -> "Run the flow";
      case SUBSCRIPTION -> "Send the subscription";
      case SCHEDULE -> "Run the schedule";
    };
  }
}
