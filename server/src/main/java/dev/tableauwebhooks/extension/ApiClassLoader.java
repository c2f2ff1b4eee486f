package dev.tableauwebhooks.extension;

import java.util.Set;

/**
 * What extensions see besides themselves: the JDK and the {@code api} module. All else on the
 * server's class path does not exist for them, so they neither break when the server changes a
 * library nor meet its version of one that they bring along.
 */
final class ApiClassLoader extends ClassLoader {
  private static final Set<String> PACKAGES =
      Set.of(
          "dev.tableauwebhooks.event",
          "dev.tableauwebhooks.action",
          "dev.tableauwebhooks.handler",
          "org.jspecify.annotations");

  private final ClassLoader server;

  ApiClassLoader(ClassLoader server) {
    super("api", ClassLoader.getPlatformClassLoader());
    this.server = server;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var dot = name.lastIndexOf('.');
    if (dot > 0 && PACKAGES.contains(name.substring(0, dot))) {
      return server.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
