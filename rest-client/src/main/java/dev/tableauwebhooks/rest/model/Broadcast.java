package dev.tableauwebhooks.rest.model;

/** A view that is shown to everybody by a public link. */
public record Broadcast(String viewLuid, String workbookLuid) {}
