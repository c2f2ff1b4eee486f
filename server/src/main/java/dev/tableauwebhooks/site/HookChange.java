package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.rest.model.Webhook;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** One thing to do so that a site has the webhooks that it should have. */
public sealed interface HookChange {

  /** The event whose webhook it is about, as Tableau writes it. */
  String event();

  /** The webhook's name, as it is now or will be. */
  String name();

  /** Why, as a clause that completes "because". */
  String why();

  /** There is none for the event yet. */
  record Create(EventType type, String name) implements HookChange {
    public Create {
      requireNonNull(type, "type");
      requireNonNull(name, "name");
    }

    @Override
    public String event() {
      return type.wireName();
    }

    @Override
    public String why() {
      return "it is wanted and there is none";
    }
  }

  /**
   * There is one, but not as it must be; it is switched on with the same call.
   *
   * @param name as it will be
   */
  record Update(Webhook hook, EventType type, String name, Set<Flaw> flaws) implements HookChange {
    public Update {
      requireNonNull(hook, "hook");
      requireNonNull(type, "type");
      requireNonNull(name, "name");
      flaws = Collections.unmodifiableSet(EnumSet.copyOf(flaws));
    }

    @Override
    public String event() {
      return type.wireName();
    }

    @Override
    public String why() {
      return flaws.stream().map(Flaw::clause).collect(Collectors.joining(", and "));
    }
  }

  /** There is one as it must be, but it is off. */
  record Enable(Webhook hook) implements HookChange {
    public Enable {
      requireNonNull(hook, "hook");
    }

    @Override
    public String event() {
      return hook.event();
    }

    @Override
    public String name() {
      return hook.name();
    }

    @Override
    public String why() {
      return hook.statusChangeReason().isBlank()
          ? Flaw.DISABLED.clause()
          : "it is switched off: " + hook.statusChangeReason();
    }
  }

  /** There is one that nobody needs. */
  record Delete(Webhook hook, Surplus surplus) implements HookChange {
    public Delete {
      requireNonNull(hook, "hook");
      requireNonNull(surplus, "surplus");
    }

    @Override
    public String event() {
      return hook.event();
    }

    @Override
    public String name() {
      return hook.name();
    }

    @Override
    public String why() {
      return surplus.clause();
    }
  }

  /** What is wrong with a webhook. */
  enum Flaw {
    ELSEWHERE("it posts to another address"),
    OTHER_TOKEN("it posts here with another token"),
    OTHER_NAME("its name is not ours"),
    DISABLED("it is switched off");

    private final String clause;

    Flaw(String clause) {
      this.clause = clause;
    }

    String clause() {
      return clause;
    }
  }

  /** Why nobody needs a webhook. */
  enum Surplus {
    DUPLICATE("another one of ours is for the same event"),
    UNWANTED("nobody wants its event");

    private final String clause;

    Surplus(String clause) {
      this.clause = clause;
    }

    String clause() {
      return clause;
    }
  }
}
