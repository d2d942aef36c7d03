"""What `redocly diff` says of our cases, and why where it says otherwise.

`python -m tests.review.redocly` compares all cases; the test takes every seventh.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from generators.review.model import Level
from tests.package.others import redocly
from tests.review.cases import CASES, NAMES, findings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Reason to the cases in which Redocly decides otherwise whether the wire may break.
REVIEWED = {
    "it does not flip the header fields of answers to callbacks, nor the direction of headers": (
        "callback_header_required",
        "callback_header_required_added",
        "header_became_optional",
    ),
    "a required body where there was none is refused by no rule of it": ("body_added_required",),
    "what it has no rule for is a patch; we say that it cannot be decided": (
        *("dialect", "field_unknown", "link_changed", "link_removed"),
        *("request_condition_changed", "request_encoding", "request_keyword_unknown"),
        *("request_reference_to_nowhere", "response_keyword_unknown", "stream_end"),
        *("server_variable_value_removed", "idempotency_key"),
    ),
    "it compares keyword by keyword; the sets of values show that nothing breaks": (
        *("request_union_kind", "request_values_closed_variants", "request_values_endless"),
        *("request_pattern_changed", "response_values_overlap_alone"),
        *("request_values_format_bounds", "request_values_idle_items"),
        *("request_values_idle_length", "request_values_idle_pattern"),
        *("request_values_met_bounds", "request_values_object_to_union"),
        *("request_values_union_to_string", "response_values_closed_variants"),
        *("response_condition_changed", "response_values_endless"),
        *("request_base_condition_idle", "request_extension_condition_idle"),
        *("request_contains_none_needed", "request_variants_joined", "response_variant_opened"),
        *("response_values_names_to_additional", "response_values_not_apart"),
        *("response_additional_properties_opened", "request_property_names_declared"),
        *("request_property_names_declared_typed", "response_property_names_declared"),
        *("response_additional_properties_untyped", "response_values_unevaluated_opened"),
    ),
    "it compares keyword by keyword; a value shows that something breaks": (
        *("request_values_overlap", "request_values_additional_typed"),
        *("response_values_additional_typed", "response_values_names_closed"),
    ),
    "it compares what is never sent in a direction": (
        *("request_unsent_enum", "request_unsent_type", "response_unsent_bounds"),
        *("request_unsent_component_type", "response_unsent_component_type"),
        *("response_unsent_enum", "response_unsent_type"),
    ),
    "a required property that was never sent is now demanded": (
        *("request_read_only_required_dropped", "request_read_only_component_dropped"),
    ),
    "a value in a parameter or form is text": (
        *("text_answer_string_to_integer", "text_boolean_to_string"),
        *("text_form_integer_to_string", "text_form_one_to_list", "text_header_integer_to_string"),
        *("text_integer_to_string", "text_integer_to_values", "text_one_to_list"),
        *("text_path_integer_to_string", "text_form_of_parts_to_string", "text_integer_to_digits"),
        *("text_integer_to_joined_list", "text_integer_to_union", "text_listed_digits_to_integer"),
        *("text_deep_object_integer_to_string", "text_object_parameter_integer_to_string"),
    ),
    "it compares the URL of a server and the path apart from each other": (
        *("address_moved_to_path", "address_moved_to_server", "address_variable_same"),
    ),
    "it compares the text of a URL, where scheme, host and port have several forms": (
        *("address_spelled_otherwise", "address_variable_renamed"),
        "address_variable_of_one_value_removed",
    ),
    "the name of a header field does not tell upper from lower case": ("scheme_header_case",),
    "the same text in another version of OpenAPI means something else": (
        "dialect_bound_not_converted",
    ),
    "a field of a parameter has no effect on values that are written in one way only": (
        *("parameter_deep_object_exploded", "parameter_number_reserved"),
        "parameter_simple_list_exploded",
    ),
    "it does not compare the parameters of webhooks": ("webhook_parameter_removed",),
    "the credentials of a callback come from the server": (
        *("callback_security_own", "callback_security_own_added", "callback_security_own_fewer"),
        "webhook_security_of_api",
    ),
    "it does not compare components of these kinds where they are used": (
        *("callback_shared", "path_item_shared"),
    ),
    "it does not follow `$dynamicRef`": ("request_values_dynamic", "response_values_dynamic"),
    "OpenAPI ignores these header fields": (
        *("header_parameter_accept", "header_parameter_authorization"),
        "header_parameter_content_type",
    ),
    "it takes two ways to describe bytes for two schemas": (
        *("same_binary_content", "same_binary_empty_schema", "same_binary_encoded"),
        *("same_binary_part", "same_binary_part_answer", "same_binary_parts"),
    ),
    "it has no rules for how a schema is written in XML": ("request_xml", "response_xml"),
    "it has no rules for what is in a security scheme of OAuth": (
        *("oauth_flow_removed", "oauth_scope_removed", "oauth_token_url"),
        "oauth_client_flow_removed",
    ),
    "another default gives the same request another meaning; we say that it cannot be decided": (
        *("request_default_changed", "request_default_removed", "request_variant_default_removed"),
    ),
    "it has no rules for discriminators": (
        *("request_discriminator_property", "response_discriminator_property"),
        *("request_mapping_removed", "request_mapping_value_dropped"),
        *("response_mapping_added", "response_mapping_removed", "subtype_added"),
    ),
    "it has no rules for `minContains`, `maxContains` and `patternProperties`": (
        *("request_maxcontains_down", "request_mincontains_up", "response_maxcontains_up"),
        *("response_mincontains_down", "request_pattern_properties_added"),
        "response_pattern_properties_removed",
    ),
    "a property that is no longer accepted may be refused; we say that it cannot be decided": (
        *("request_property_removed", "request_property_renamed", "request_read_only_added"),
        *("request_property_beside_union_removed", "request_variant_property_read_only"),
        *("request_variant_property_removed", "request_variant_property_renamed"),
    ),
    "what a closed object promised it does not keep: who validates refuses it": (
        "response_property_of_closed_added",
    ),
    "a property that became `writeOnly` is no longer in answers": ("response_write_only_added",),
    "a name in code is not on the wire": (
        *("operation_id_renamed", "scheme_renamed", "scheme_removed"),
    ),
    "it knows no sunset": ("operation_removed_after_sunset",),
    "allowing an empty value as well refuses nothing": ("parameter_empty_allowed",),
    "the same in other words": (
        *("parameter_hoisted", "parameter_style_spelled_out", "request_media_type_parameters"),
        *("same_all_of_base", "same_all_of_wrapped", "same_byte", "same_const"),
        *("same_null_variant", "same_types_as_variants"),
    ),
    "a range of media types or statuses includes the one that was named": (
        *("request_media_type_wider", "response_range"),
    ),
    "it compares formats and `multipleOf` for equality, where one allows more than the other": (
        *("request_format_wider_integer", "response_format_narrower_integer"),
        *("request_multiple_of_finer", "request_format_shown", "request_format_wider_reference"),
    ),
    "a schema may become one of several variants": ("request_union_of_one", "use_may_be_null"),
    "an error that is no longer answered cannot surprise anybody": (
        *("error_response_status_changed", "response_error_removed"),
    ),
}


def disagreements(command: Path, cases: Iterable[str]) -> set[str]:
    """Return the cases in which the two decide otherwise whether the wire may break."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return {case for case in pool.map(lambda name: _disagrees(command, name), cases) if case}


def _disagrees(command: Path, case: str) -> str:
    folder = CASES / case
    files = (folder / "base.yaml", folder / "head.yaml")
    done = subprocess.run(
        [command, "diff", *files, "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    theirs = json.loads(done.stdout[done.stdout.index("{") :])["summary"]["major"] > 0
    ours = any(finding.wire is Level.MAJOR for finding in findings(case))
    return case if ours != theirs else ""


def main() -> int:
    """Compare all cases; name those that are not reviewed, and those that need no reason."""
    cases = disagreements(redocly(), NAMES)
    reviewed = {case for cases in REVIEWED.values() for case in cases}
    for case in sorted(cases ^ reviewed):
        print(f"{case}: {'not reviewed' if case in cases else 'they agree'}")
    print(f"{len(NAMES)} cases, {len(cases)} decided otherwise")
    return int(cases != reviewed)


if __name__ == "__main__":
    sys.exit(main())
