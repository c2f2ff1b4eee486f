package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.HookViews.Applied;
import dev.tableauwebhooks.app.HookViews.Change;
import dev.tableauwebhooks.app.HookViews.Hook;
import dev.tableauwebhooks.app.HookViews.Outcome;
import dev.tableauwebhooks.app.HookViews.Plan;
import dev.tableauwebhooks.app.HookViews.Tested;
import dev.tableauwebhooks.app.HookViews.Trouble;
import java.util.List;

/** Prints webhooks and what is done to them for people. */
final class HookPrinter {
  private static final int LONGEST_BODY = 300;

  private final Terminal terminal;

  HookPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void plans(List<Plan> plans) {
    plans.forEach(this::plan);
    var count = plans.stream().mapToInt(plan -> plan.changes().size()).sum();
    if (count > 0) {
      line("Nothing is changed yet. Do it with: tableau-webhooks webhooks apply");
    }
    terminal.out().flush();
  }

  private void plan(Plan plan) {
    if (plan.trouble().isPresent()) {
      trouble(plan.site(), plan.trouble().get());
      return;
    }
    line(
        terminal.bold("Site " + plan.site())
            + ": %s, %d in order, %d of others."
                .formatted(todo(plan.changes().size()), plan.inOrder(), plan.others()));
    plan.changes().forEach(change -> line("  " + text(change)));
  }

  private static String todo(int count) {
    return count == 0 ? "nothing to do" : count + " to do";
  }

  void applied(List<Applied> sites) {
    sites.forEach(this::applied);
    terminal.out().flush();
  }

  void applied(Applied site) {
    var done = site.outcomes().stream().filter(it -> it.trouble().isEmpty()).count();
    line(
        terminal.bold("Site " + site.site())
            + ": %d done, %d were in order.".formatted(done, site.inOrder()));
    site.outcomes().forEach(this::outcome);
    site.trouble().ifPresent(trouble -> trouble(site.site(), trouble));
  }

  private void outcome(Outcome outcome) {
    line("  " + text(outcome.change()));
    outcome
        .trouble()
        .ifPresent(trouble -> {
          var usual =
              outcome.expected() ? "    refused, as is usual for this event: " : "    refused: ";
          line(usual + Table.printable(trouble.what()));
          if (outcome.failed()) {
            line("    " + terminal.green("Fix:") + " " + HookVisits.fix(trouble.fix()));
          }
        });
  }

  private static String text(Change change) {
    var sign =
        switch (change.action()) {
          case "create" -> "+";
          case "delete" -> "-";
          default -> "~";
        };
    var which = change.action().equals("delete") ? " '%s'".formatted(change.name()) : "";
    return "%s %s %-26s %s"
        .formatted(
            sign,
            change.action(),
            Table.printable(change.event() + which),
            Table.printable(change.because()));
  }

  private void trouble(String site, Trouble trouble) {
    terminal.err().println("Site %s: %s".formatted(site, Table.printable(trouble.what())));
    terminal.err().println("  " + terminal.green("Fix:") + " " + HookVisits.fix(trouble.fix()));
    terminal.err().flush();
  }

  void hooks(List<Hook> hooks) {
    var table = new Table("SITE", "ID", "EVENT", "NAME", "STATE", "POSTS TO", "REASON");
    for (var hook : hooks) {
      table.add(
          hook.site(),
          hook.id(),
          hook.event(),
          hook.name(),
          hook.enabled() ? "on" : "off",
          hook.url(),
          hook.reason());
    }
    table.print(terminal);
  }

  void hook(Hook hook) {
    line("Webhook " + hook.id());
    line("  site      " + hook.site());
    line("  name      " + Table.printable(hook.name()));
    line("  event     " + hook.event());
    line("  state     " + (hook.enabled() ? "on" : "off"));
    if (!hook.reason().isBlank()) {
      line("  reason    " + Table.printable(hook.reason()));
    }
    line("  posts to  " + Table.printable(hook.url()));
    line("  ours      " + (hook.ours() ? "yes" : "no"));
    terminal.out().flush();
  }

  void tested(Tested test) {
    line(
        "The receiver answered %d: Tableau would count a delivery as %s."
            .formatted(test.status(), test.accepted() ? "done" : "failed"));
    if (!test.accepted()) {
      line("  " + terminal.green("Fix:") + " " + fix(test.status()));
    }
    var body = Table.printable(test.body());
    if (!body.isEmpty()) {
      line(
          "  It said: "
              + (body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body));
    }
    terminal.out().flush();
  }

  /** What to do about an answer of the receiver. */
  static String fix(int status) {
    return switch (status) {
      case 401, 403 ->
          "The token in the address is wrong or was revoked. Set it right with: tableau-webhooks"
              + " webhooks apply";
      case 404 ->
          "There is nothing at this path. Compare the address with: tableau-webhooks webhooks plan";
      case 405 -> "The path takes no POST; something else than this server may answer there.";
      case 413 -> "Raise ingest.maxBodyBytes, or the limit of the proxy before the server.";
      case 429 -> "Something before the server holds posts back; let Tableau through.";
      case 502, 503, 504 -> "The server, or the proxy before it, is away. Look at its log.";
      default -> {
        if (status >= 300 && status < 400) {
          yield "Tableau follows no redirect. Give the address that it leads to.";
        }
        yield status >= 500
            ? "The receiver broke. Look at its log."
            : "Look at what the receiver says, and at its log.";
      }
    };
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
