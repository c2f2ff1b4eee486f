package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.rest.model.ContentType;
import java.util.Optional;

/** What the settings say of the object to work on; what is empty comes from the event. */
record Wanted(Optional<ContentType> kind, Optional<String> luid, Optional<String> site) {}
