package dev.asyncio4j.conformance;

/** Leaves the coroutine with a value. */
final class Return extends RuntimeException {
  final transient Object value;

  Return(Object value) {
    super(null, null, false, false);
    this.value = value;
  }
}
