package dev.tableauwebhooks.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays the demo, for a person who looks on or for a script that wants to know. */
public final class Demo {
  private static final Duration BETWEEN_SCENES = Duration.ofMillis(2500);

  /** A terminal's Ctrl-C reaches the server too, so its end may be noticed before our own. */
  private static final int GRACE_SECONDS = 2;

  private static final int KILLED = 128 + 9;

  private final DemoOptions options;
  private final Screen screen;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private Demo(DemoOptions options, Screen screen) {
    this.options = options;
    this.screen = screen;
  }

  /**
   * Plays until it is over, or until the process is told to stop, which it then does cleanly.
   *
   * @param isColoured whether a person is looking who likes colours
   * @return whether all was as it should be
   * @throws DemoFailed when it cannot be played
   */
  public static boolean play(DemoOptions options, PrintWriter out, boolean isColoured)
      throws InterruptedException {
    var demo = new Demo(options, Screen.of(out, isColoured));
    return options.once() ? demo.playOnce() : demo.playOn();
  }

  private boolean playOnce() throws InterruptedException {
    screen.line(screen.bold("Tableau Webhooks: the demo, once, with a check of each outcome"));
    screen.line("");
    var stage = Stage.open(options, new Stage.Listeners(_ -> {}, _ -> {}));
    var hook = hook(stage);
    var allIsWell = false;
    try {
      allIsWell = new Scenario(stage, screen).play();
    } finally {
      end(stage, hook, allIsWell);
      if (!allIsWell) {
        screen.line("The server's log: " + stage.folder().path().resolve("server.log"));
      }
    }
    return allIsWell;
  }

  private boolean playOn() throws InterruptedException {
    screen.line(screen.bold("Tableau Webhooks: the demo"));
    screen.line("");
    var narrator = new Narrator(screen);
    var stage = Stage.open(options, new Stage.Listeners(narrator::message, narrator::call));
    var hook = hook(stage);
    try {
      stage.begin();
      new Heading(stage, screen).print();
      stage.tableau().onEvent(event -> narrator.sent(SentEvent.of(event)));
      var client = stage.server().client();
      var watch = new SiteWatch(stage.tableau(), client, narrator, screen);
      Thread.ofVirtual().name("site-watch").start(watch::watch);
      var story = new Story(stage.tableau(), client, narrator, screen, stage.folder());
      Thread.ofVirtual().name("story").start(() -> tell(story));
      keepServerAlive(stage.server());
    } finally {
      end(stage, hook, true);
    }
    return true;
  }

  private void tell(Story story) {
    try {
      while (!stopping.await(BETWEEN_SCENES.toMillis(), TimeUnit.MILLISECONDS)) {
        story.goOn();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the server again whenever it ends, until the demo itself is to end. */
  private void keepServerAlive(ChildServer server) throws InterruptedException {
    while (true) {
      var exit = server.awaitEnd();
      var grace = exit == KILLED ? 0 : GRACE_SECONDS;
      if (stopping.await(grace, TimeUnit.SECONDS)) {
        return;
      }
      screen.note(
          exit == KILLED
              ? "the server was killed; starting it again"
              : "the server ended with exit code %d; starting it again".formatted(exit));
      server.startAgain();
      server.awaitReady();
      screen.note(
          "the server is back as process %d and goes on where it was".formatted(server.pid()));
    }
  }

  /** Ends everything when the process is told to stop. */
  private Thread hook(Stage stage) {
    var hook =
        new Thread(() -> {
          stopping.countDown();
          screen.line("");
          stage.close();
          stage.folder().remove();
          screen.line(
              stage.folder().isTemporary()
                  ? "Stopped. %s is removed.".formatted(stage.folder().path())
                  : "Stopped. %s stays.".formatted(stage.folder().path()));
          if (!options.once()) {
            // Being told to stop is the only end that it has, so the exit code is not the signal's.
            Runtime.getRuntime().halt(0);
          }
        });
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private void end(Stage stage, Thread hook, boolean allIsWell) {
    if (stopping.getCount() == 0) {
      // The hook is at it, and the process ends with it.
      return;
    }
    stopping.countDown();
    Runtime.getRuntime().removeShutdownHook(hook);
    stage.close();
    if (allIsWell) {
      stage.folder().remove();
    }
  }
}
