package dev.asyncio4j.redis;

/**
 * A place on the earth.
 *
 * @param longitude degrees, east is positive
 * @param latitude degrees, north is positive
 */
public record GeoPoint(double longitude, double latitude) {}
