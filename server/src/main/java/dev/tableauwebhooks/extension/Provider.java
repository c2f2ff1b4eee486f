package dev.tableauwebhooks.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** One line of a jar's {@code META-INF/services}. */
sealed interface Provider<T> {

  /** It names a class that can be used. */
  record Found<T>(Class<? extends T> type) implements Provider<T> {}

  /** It does not. */
  record Broken<T>(Throwable cause) implements Provider<T> {}

  /** All providers that the loader's archives name; none of them is made yet. */
  static <T> List<Provider<T>> all(Class<T> service, ExtensionClassLoader loader) {
    var all = new ArrayList<Provider<T>>();
    var providers = ServiceLoader.load(service, loader).stream().iterator();
    var more = true;
    while (more) {
      try {
        more = providers.hasNext();
        if (more) {
          all.add(new Found<>(providers.next().type()));
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        // ServiceLoader goes on behind the broken line when it is asked again.
        all.add(new Broken<>(e));
      }
    }
    return all;
  }
}
