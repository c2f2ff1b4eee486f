package dev.tableauwebhooks.config;

/** What the server is run for; decides defaults, never behaviour that cannot be set. */
public enum Environment {
  /** Credentials are demanded, and logs begin at INFO. */
  PRODUCTION,
  /** Everything works on one's own machine without credentials, and logs begin at DEBUG. */
  DEVELOPMENT
}
