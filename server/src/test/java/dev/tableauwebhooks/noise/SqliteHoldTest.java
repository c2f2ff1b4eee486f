package dev.tableauwebhooks.noise;

class SqliteHoldTest extends HoldContract {}
