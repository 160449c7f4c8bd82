package dev.asyncio4j.impl.tasks

/** The phases of a task that is not done, as drawn above [TaskImpl]. */
internal enum class TaskPhase {
  NEW,
  READY,
  RUNNING,
  WAITING,
  IN_KOTLINX,
}
