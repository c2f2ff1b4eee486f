package dev.tableauwebhooks.extension;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/** Makes objects of classes that others wrote. */
final class Instances {

  private Instances() {}

  /**
   * Calls the public constructor without parameters.
   *
   * @param problems receives the reason when there is no result
   */
  static <T> Optional<T> make(
      Class<? extends T> type, String file, List<ExtensionProblem> problems) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(type.getClassLoader());
    try {
      return Optional.of(type.getConstructor().newInstance());
    } catch (InvocationTargetException | ExceptionInInitializerError e) {
      var cause = e.getCause() == null ? e : e.getCause();
      problems.add(
          cause instanceof LinkageError
              ? LoadProblems.cannotLink(file, type.getSimpleName(), cause)
              : LoadProblems.cannotMake(file, type.getSimpleName(), cause));
    } catch (ReflectiveOperationException _) {
      problems.add(LoadProblems.noConstructor(file, type.getSimpleName()));
    } catch (LinkageError e) {
      problems.add(LoadProblems.cannotLink(file, type.getSimpleName(), e));
    } finally {
      thread.setContextClassLoader(before);
    }
    return Optional.empty();
  }
}
