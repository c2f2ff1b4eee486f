package dev.tableauwebhooks.action;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a component of a settings or connection record, and says how it is written. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** One sentence for the reference and the JSON Schema. */
  String value();

  /** The value as YAML text where the key is left out; empty means that there is no default. */
  String defaultValue() default "";

  /**
   * How the values that {@code ${{ }}} puts into this setting's text are escaped. The text around
   * them is taken as it is written.
   */
  Markup markup() default Markup.PLAIN;
}
