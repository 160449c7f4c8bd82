package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.mongo.Local;
import dev.asyncio4j.mongo.WithServer;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Tests with an instance of a database of their own. */
abstract class WithDocuments extends WithServer {
  /** Runs a body with an instance. */
  static void withInstance(VoidBody1<Instance> body) {
    with(client -> body.accept(Instance.of(Local.database(client))));
  }

  /** {@return what a call refuses, by field} */
  static Map<String, Object> refused(Runnable call) {
    return Assertions.catchThrowableOfType(ValidationException.class, call::run).messages();
  }
}
