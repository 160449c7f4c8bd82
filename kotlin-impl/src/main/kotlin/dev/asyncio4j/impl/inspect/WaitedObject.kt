package dev.asyncio4j.impl.inspect

import java.lang.reflect.Field
import java.lang.reflect.Modifier

/**
 * The queue, lock or other primitive of the engine that a suspended function belongs to: the object
 * around it, which its own fields lead to. So nothing is kept for each wait.
 */
internal object WaitedObject {
  private const val MOST_STEPS = 4
  private val rooms = arrayOf("dev.asyncio4j.impl.queues.", "dev.asyncio4j.impl.sync.")

  /** The fields that may lead to an object, of each class that was met. */
  private val fields =
    object : ClassValue<List<Field>>() {
      override fun computeValue(type: Class<*>) = type.declaredFields.filter { it.isOpened() }
    }

  /** Returns that object; null if [function] has none, or it cannot be read. */
  fun of(function: Any): Any? {
    var at: Any = function
    repeat(MOST_STEPS) {
      if (at.javaClass.isPrimitiveOfEngine()) return at
      val known = fields.get(at.javaClass)
      // The object around it comes first: a barrier has a condition, and waits as a barrier.
      val around = known.firstOrNull { it.name == "this$0" }?.get(at)
      if (around != null && around.javaClass.isPrimitiveOfEngine()) return around
      for (field in known) {
        val value = field.get(at) ?: continue
        if (value.javaClass.isPrimitiveOfEngine()) return value
      }
      at = around ?: return null
    }
    return null
  }

  private fun Field.isOpened() =
    !type.isPrimitive && !Modifier.isStatic(modifiers) && trySetAccessible()

  private fun Class<*>.isPrimitiveOfEngine() =
    rooms.any(name::startsWith) && simpleName.endsWith("Impl") && enclosingClass == null
}
