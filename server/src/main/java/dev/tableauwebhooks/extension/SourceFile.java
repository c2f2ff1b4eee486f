package dev.tableauwebhooks.extension;

import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** A Java source that was read into memory, for the compiler. */
final class SourceFile extends SimpleJavaFileObject {
  private final String file;
  private final String text;

  /**
   * @param file the folder's name and the file's, for messages
   */
  SourceFile(String file, Path path, String text) {
    super(path.toUri(), Kind.SOURCE);
    this.file = file;
    this.text = text;
  }

  String file() {
    return file;
  }

  String text() {
    return text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
