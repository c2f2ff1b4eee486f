package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

/**
 * Who the client is and where, as Tableau told at sign-in.
 *
 * @param siteLuid the site's identifier, as webhooks name it in {@code site_luid}
 * @param contentUrl the site's name in URLs; empty for the Default site
 * @param userLuid the user that signed in
 * @param apiVersion the version that calls use
 */
public record SignedIn(String siteLuid, String contentUrl, String userLuid, ApiVersion apiVersion) {
  public SignedIn {
    requireNonNull(siteLuid, "siteLuid");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(userLuid, "userLuid");
    requireNonNull(apiVersion, "apiVersion");
  }
}
