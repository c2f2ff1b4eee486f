package dev.tableauwebhooks.noise;

class SqliteGroupTest extends GroupContract {}
