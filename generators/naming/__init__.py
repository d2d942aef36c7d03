"""Every identifier decision: how names of a document become names of Python.

Wire names are never changed; what is made here is only what Python code calls them. All functions
are pure: the same names in the same order give the same identifiers. Names of schemas that are
written in place have a module of their own, `inline`.
"""

from .command_line import command_name, command_names, option_names
from .credentials import (
    credential_class,
    credential_names,
    environment_prefix,
    environment_variable,
)
from .dicts import dict_names
from .identifiers import Scope, pascal, snake, words
from .models import (
    REQUEST,
    RESERVED_CLASSES,
    RESPONSE,
    class_names,
    enum_members,
    field_name,
    field_names,
    member_name,
    module_names,
    variant,
    variants,
)
from .operations import (
    ASYNC,
    DEFAULT_GROUP,
    EACH_KEYWORDS,
    RESERVED_ATTRIBUTES,
    RESERVED_PARAMETERS,
    ClientNames,
    details_constant,
    group_name,
    handler_class,
    method_name,
    operation_name,
    parameter_name,
    parameter_names,
)
from .packages import (
    distribution_name,
    distribution_version,
    fixture_prefix,
    package_name,
    sample_folders,
    sample_variables,
    samples_folder,
)
from .servers import ServerName, server_names, variable_keywords
from .webhooks import EventName, EventNames, event_parameter

__all__ = [
    "ASYNC",
    "DEFAULT_GROUP",
    "EACH_KEYWORDS",
    "REQUEST",
    "RESERVED_ATTRIBUTES",
    "RESERVED_CLASSES",
    "RESERVED_PARAMETERS",
    "RESPONSE",
    "ClientNames",
    "EventName",
    "EventNames",
    "Scope",
    "ServerName",
    "class_names",
    "command_name",
    "command_names",
    "credential_class",
    "credential_names",
    "details_constant",
    "dict_names",
    "distribution_name",
    "distribution_version",
    "enum_members",
    "environment_prefix",
    "environment_variable",
    "event_parameter",
    "field_name",
    "field_names",
    "fixture_prefix",
    "group_name",
    "handler_class",
    "member_name",
    "method_name",
    "module_names",
    "operation_name",
    "option_names",
    "package_name",
    "parameter_name",
    "parameter_names",
    "pascal",
    "sample_folders",
    "sample_variables",
    "samples_folder",
    "server_names",
    "snake",
    "variable_keywords",
    "variant",
    "variants",
    "words",
]
