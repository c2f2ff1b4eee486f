package dev.tableauwebhooks.simulator;

/**
 * The credentials and names of the site that every simulator begins with; its content is in the
 * module's README. None of these is a secret.
 */
public final class DemoSite {

  /** The content URL of the site with content; the Default site's is empty and has none. */
  public static final String CONTENT_URL = "demo";

  public static final String LUID = Luids.stable("site", CONTENT_URL);
  public static final String DEFAULT_SITE_LUID = Luids.stable("site", "");

  /** A server administrator, on both sites. */
  public static final String ADMIN = "admin";

  public static final String ADMIN_PASSWORD = "admin";

  /** A user who may only look, on the demo site alone. */
  public static final String VIEWER = "viewer";

  public static final String VIEWER_PASSWORD = "viewer";

  /** A personal access token of the administrator. */
  public static final String PAT_NAME = "demo-pat";

  public static final String PAT_SECRET = "demo-secret";

  /** The connected app, with which a JWT may sign in any user. */
  public static final String CLIENT_ID = "5e3c1a0e-7a8b-4a6e-9a3b-0c52f7c9d001";

  public static final String SECRET_ID = "c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102";
  public static final String SECRET_VALUE = "simulator-secret-value-of-at-least-32-bytes=";

  static final String DEFAULT_PROJECT = "Default";

  private DemoSite() {}
}
