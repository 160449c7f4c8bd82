package dev.asyncio4j.conformance;

/** What an op does, as part of the task whose body it is in. */
@FunctionalInterface
interface Op {
  void run(Args args) throws Throwable;
}
