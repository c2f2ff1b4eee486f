package dev.tableauwebhooks.config;

/** Every variable of the environment that the server reads by itself. */
enum KnownVariable {
  TABLEAU_WEBHOOKS_ENV,
  TABLEAU_WEBHOOKS_DATA,
  TABLEAU_WEBHOOKS_PUBLIC_URL,
  TABLEAU_WEBHOOKS_LOG_FORMAT,
  TABLEAU_WEBHOOKS_TOKENS(Content.SECRET),
  TABLEAU_WEBHOOKS_ADMIN_TOKEN(Content.SECRET),
  TABLEAU_WEBHOOKS_KEY(Content.SECRET),
  /** Read by the commands that talk to a running server. */
  TABLEAU_WEBHOOKS_URL,
  /** Set by Heroku and others. */
  PORT,
  /** Set by Heroku and others; holds a password. */
  DATABASE_URL(Content.SECRET),
  /** Set by Heroku on every dyno. */
  DYNO,
  TABLEAU_DOMAIN,
  TABLEAU_SITENAME,
  TABLEAU_RESTAPI_VERSION,
  TABLEAU_SESSION_MINUTES,
  TABLEAU_PAT_NAME,
  TABLEAU_PAT_SECRET(Content.SECRET),
  TABLEAU_CA_CLIENT,
  TABLEAU_CA_SECRET_ID,
  TABLEAU_CA_SECRET_VALUE(Content.SECRET),
  TABLEAU_USERNAME,
  TABLEAU_PASSWORD(Content.SECRET),
  FLASK_ENV;

  private final boolean secret;

  KnownVariable() {
    this(Content.PLAIN);
  }

  KnownVariable(Content content) {
    this.secret = content == Content.SECRET;
  }

  boolean isSecret() {
    return secret;
  }

  private enum Content {
    PLAIN,
    SECRET
  }
}
