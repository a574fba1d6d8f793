"""Monitoring data of a case (监测数据核对): figures computed inside the unit, beside its own."""
