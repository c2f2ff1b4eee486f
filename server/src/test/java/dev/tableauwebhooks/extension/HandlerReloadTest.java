package dev.tableauwebhooks.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.event.EventType;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Former classes live exactly as long as somebody uses them. */
class HandlerReloadTest {
  private static final int RELOADS = 200;
  private static final int COLLECTIONS = 50;

  @TempDir Path root;
  private HandlerFolder folder;

  @BeforeEach
  void namesTheFolder() {
    folder = new HandlerFolder(root);
  }

  @Test
  void letsGoOfFormerClassesOverManyReloads() throws Exception {
    var formerLoaders = new ArrayList<WeakReference<ClassLoader>>();
    for (var version = 0; version < RELOADS; version++) {
      formerLoaders.add(new WeakReference<>(loadAndCall(version)));
    }

    // The last one is what the folder holds now.
    assertThat(stillThereAfterCollections(formerLoaders, 1)).isEqualTo(1);
    assertThat(folder.load().handlers()).hasSize(1);
  }

  @Test
  void keepsAFormerHandlerWorkingWhileARunHoldsIt() throws Exception {
    var held = loaded(1);
    var loader = new WeakReference<>(held.instance().getClass().getClassLoader());

    var now = loaded(2);
    stillThereAfterCollections(List.of(loader), 0);

    assertThat(callOf(held)).containsExactly("log version 1");
    assertThat(callOf(now)).containsExactly("log version 2");
  }

  @Test
  void keepsTheCurrentHandlersWhileTheFolderIsBroken() throws Exception {
    var good = loaded(1);
    Files.writeString(root.resolve("Versioned.java"), "class Versioned {");

    assertThat(folder.load().problems()).isNotEmpty();

    assertThat(callOf(good)).containsExactly("log version 1");
  }

  private ClassLoader loadAndCall(int version) throws Exception {
    var handler = loaded(version);
    assertThat(callOf(handler)).containsExactly("log version " + version);
    return handler.instance().getClass().getClassLoader();
  }

  private LoadedHandler loaded(int version) throws IOException {
    Files.writeString(
        root.resolve("Versioned.java"),
        """
        import dev.tableauwebhooks.event.TableauEvent;
        import dev.tableauwebhooks.handler.*;
        public class Versioned implements TableauEventHandler {
          @Override
          public void workbookUpdated(TableauEvent.ContentChange event, HandlerContext context) {
            context.log(switch ((TableauEvent) event) {
              case TableauEvent.ContentChange(_, _, _, var change) -> "version %d";
              default -> throw new IllegalStateException();
            });
          }
        }
        """
            .formatted(version));
    var set = folder.load();
    assertThat(set.problems()).isEmpty();
    return set.handlers().getFirst();
  }

  private static List<String> callOf(LoadedHandler handler) throws Exception {
    var context = new RecordingContext();
    HandlerMethods.call(handler.instance(), Events.of(EventType.WORKBOOK_UPDATED), context);
    return context.done;
  }

  private static long stillThereAfterCollections(
      List<WeakReference<ClassLoader>> references, long enough) {
    var left = Long.MAX_VALUE;
    for (var collection = 0; collection < COLLECTIONS && left > enough; collection++) {
      System.gc();
      left = references.stream().filter(reference -> reference.get() != null).count();
    }
    return left;
  }
}
