package dev.asyncio4j.spring;

import dev.asyncio4j.inspector.Inspector;
import dev.asyncio4j.inspector.Snapshot;
import dev.asyncio4j.inspector.SnapshotOptions;
import dev.asyncio4j.inspector.TreeOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code /actuator/asyncio}: a snapshot of the inspector, as JSON, and what the
 * inspector makes of it. It has names and places, and no value of the program.
 */
@Endpoint(id = "asyncio")
final class AsyncioEndpoint {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain;charset=UTF-8";

  private final SnapshotOptions options;

  AsyncioEndpoint(boolean stacks) {
    options = stacks ? SnapshotOptions.defaults() : SnapshotOptions.defaults().frames(0);
  }

  @ReadOperation(produces = JSON)
  String snapshot() {
    return Inspector.snapshot(options).toJson();
  }

  /** {@return the text of a command of the inspector; null, which is 404, if there is none such} */
  @ReadOperation(produces = TEXT)
  @Nullable String text(@Selector String command) {
    var snapshot = Inspector.snapshot(options);
    return switch (command) {
      case "ps" -> snapshot.ps(Snapshot.Format.TABLE);
      case "pstree" -> snapshot.pstree(TreeOptions.defaults());
      case "waits" -> snapshot.waits();
      default -> null;
    };
  }
}
