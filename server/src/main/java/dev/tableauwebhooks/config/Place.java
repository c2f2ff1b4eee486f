package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

/** Where in the configuration something stands, in the form that editors and terminals link. */
public sealed interface Place {

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1
   * @param key the path of the key, such as {@code sites[0].url}; the name in {@code .env}; empty
   *     where the text could not be read as keys at all
   */
  record InFile(String file, int line, int column, String key) implements Place {
    public InFile {
      requireNonNull(file, "file");
      requireNonNull(key, "key");
    }

    @Override
    public String toString() {
      var position = "%s:%d:%d".formatted(file, line, column);
      return key.isEmpty() ? position : position + ": " + key;
    }
  }

  /** A file or folder as a whole. */
  record WholeFile(String file) implements Place {
    public WholeFile {
      requireNonNull(file, "file");
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Place {
    public Variable {
      requireNonNull(name, "name");
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
