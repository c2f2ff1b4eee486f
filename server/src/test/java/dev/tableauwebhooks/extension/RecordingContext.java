package dev.tableauwebhooks.extension;

import dev.tableauwebhooks.handler.HandlerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Does nothing, and remembers what it was asked to do. */
final class RecordingContext implements HandlerContext {
  final List<String> done = new ArrayList<>();
  private final List<String> tags;

  RecordingContext(List<String> tags) {
    this.tags = List.copyOf(tags);
  }

  RecordingContext() {
    this(List.of());
  }

  @Override
  public String runId() {
    return "run-1";
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Site site() {
    return new Site() {
      @Override
      public Optional<String> name() {
        return Optional.of("sales");
      }

      @Override
      public Optional<String> luid() {
        return Optional.of("site-luid");
      }
    };
  }

  @Override
  public Content content() {
    return new SalesWorkbook(tags);
  }

  @Override
  public Map<String, Object> call(String step, String action, Map<String, ?> settings) {
    done.add("%s: %s %s".formatted(step, action, settings));
    return Map.of("status", 200);
  }

  @Override
  public <T extends @Nullable Object> T step(String name, Callable<T> work) throws Exception {
    done.add("step " + name);
    return work.call();
  }

  @Override
  public void log(String message) {
    done.add("log " + message);
  }

  private record SalesWorkbook(List<String> tags) implements Content {
    @Override
    public Optional<String> luid() {
      return Optional.of("wb-1");
    }

    @Override
    public Optional<String> name() {
      return Optional.of("Sales");
    }

    @Override
    public Optional<String> url() {
      return Optional.of("https://tableau.example.com/#/workbooks/1");
    }

    @Override
    public Optional<String> description() {
      return Optional.empty();
    }

    @Override
    public Optional<String> projectName() {
      return Optional.of("Monthly");
    }

    @Override
    public Optional<String> projectPath() {
      return Optional.of("Finance/Reports/Monthly");
    }

    @Override
    public Optional<String> ownerName() {
      return Optional.of("Ada Lovelace");
    }

    @Override
    public Optional<String> ownerEmail() {
      return Optional.of("ada@example.com");
    }
  }
}
