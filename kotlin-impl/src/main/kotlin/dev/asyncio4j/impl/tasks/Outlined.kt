package dev.asyncio4j.impl.tasks

/** A thing whose text shows values of the program's, and which can be told of without them. */
internal interface Outlined {
  /** Returns its type, state and sizes; calls no code of the user's. */
  fun outline(): String
}
